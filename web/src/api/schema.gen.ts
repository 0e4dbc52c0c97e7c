// Written by scripts/types from /api/v1/openapi.json; change modules/*.yaml or server/schema, then run it again.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            deputy?: components["schemas"]["Any"];
            deputy_title?: string | null;
            first_day: string;
            id: number;
            last_day: string;
            may_change: boolean;
            note?: string;
            person: number;
            person_title: string;
        };
        Access: {
            allowed: boolean;
            reasons: components["schemas"]["Anything"][];
            sentence: string;
        };
        Activities: {
            about?: number | null | Record<string, never>;
            about_resource?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            description?: string | null;
            /** @enum {string|null} */
            direction?: "out" | "in" | null;
            done?: boolean | null;
            readonly done_at?: string | null;
            due_at?: string | null;
            duration_minutes?: number | null;
            readonly external_id?: string | null;
            /** @enum {string|null} */
            finding?: "in_order" | "question" | "problem" | null;
            readonly id: number;
            /** @enum {string|null} */
            kind?: "task" | "call" | "meeting" | "email" | null;
            location?: string | null;
            outcome?: string | null;
            owner?: number | null | Record<string, never>;
            people?: number[] | null;
            /** @enum {string|null} */
            priority?: "high" | "normal" | "low" | null;
            /** @enum {string|null} */
            purpose?: "first_contact" | "discovery" | "presentation" | "closing" | "follow-up" | null;
            subject?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        AnswerRules: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            minutes?: number | null;
            name?: string | null;
            position?: number | null;
            query?: string | null;
            /** @enum {string|null} */
            run_out?: "show" | "notify" | "reassign" | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Any: unknown;
        Anything: Record<string, never>;
        AssignmentRules: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            method?: "in_turn" | "least_load" | "territory" | "person" | null;
            name?: string | null;
            people?: number[] | null;
            position?: number | null;
            query?: string | null;
            team?: number | null | Record<string, never>;
            /** @enum {string|null} */
            territory_by?: "city" | "region" | "country" | "industry" | "source" | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        AssignmentRulesTerritories: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            person?: number | null | Record<string, never>;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            value?: string | null;
            readonly version: number;
        };
        CalendarDay: {
            day: string;
            kind: string;
        };
        Competitors: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            description?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            name?: string | null;
            strengths?: string | null;
            they_say?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
            we_answer?: string | null;
            weaknesses?: string | null;
            website?: string | null;
        };
        Contacts: {
            assistant?: string | null;
            birthday?: string | null;
            city?: string | null;
            consent_at?: string | null;
            country?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            department?: string | null;
            description?: string | null;
            dislikes?: string | null;
            do_not_call?: boolean | null;
            do_not_email?: boolean | null;
            email?: string | null;
            emails?: components["schemas"]["Item"][] | null;
            readonly external_id?: string | null;
            first_name?: string | null;
            readonly id: number;
            job_title?: string | null;
            /** @enum {string|null} */
            language?: "ru" | "en" | null;
            last_name?: string | null;
            likes?: string | null;
            linkedin?: string | null;
            readonly merged_into?: number | null | Record<string, never>;
            middle_name?: string | null;
            organization?: number | null | Record<string, never>;
            owner?: number | null | Record<string, never>;
            phone?: string | null;
            phones?: components["schemas"]["Item"][] | null;
            postcode?: string | null;
            region?: string | null;
            reports_to?: number | null | Record<string, never>;
            salutation?: string | null;
            source?: string | null;
            street?: string | null;
            tags?: string[] | null;
            telegram?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
            vk?: string | null;
            whatsapp?: string | null;
        };
        Customer: {
            bought_at: string;
            deal?: number;
            deals: number;
            next_contact?: components["schemas"]["Any"];
            organization: number;
            owner_title?: string | null;
            revenue: string;
            satisfaction?: components["schemas"]["Any"];
            title: string;
            value: string;
            value_by_hand: boolean;
        };
        Deals: {
            agreed_on?: string | null;
            amount?: string | null;
            readonly amount_base?: string | null;
            campaign?: string | null;
            close_date?: string | null;
            readonly closed_at?: string | null;
            concerns_none?: boolean | null;
            contact?: number | null | Record<string, never>;
            readonly coverage?: number | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            currency?: string | null;
            readonly deleted_at?: string | null;
            delivery_date?: string | null;
            delivery_place?: string | null;
            description?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            readonly journey?: number | null | Record<string, never>;
            readonly loss_reason?: string | null;
            readonly lost_to?: number | null | Record<string, never>;
            name?: string | null;
            readonly next_step_at?: string | null;
            organization?: number | null | Record<string, never>;
            /** @enum {string|null} */
            readonly outcome?: "open" | "won" | "lost" | null;
            owner?: number | null | Record<string, never>;
            payment_terms?: string | null;
            pitch?: string | null;
            probability?: number | null;
            process?: string | null;
            readonly process_version?: number | null;
            rivals_unknown?: boolean | null;
            satisfaction?: number | null;
            service?: string | null;
            source?: string | null;
            readonly stage?: string | null;
            readonly started_at?: string | null;
            tags?: string[] | null;
            titles?: {
                [key: string]: string;
            };
            type?: string | null;
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            utm_campaign?: string | null;
            utm_medium?: string | null;
            utm_source?: string | null;
            readonly version: number;
            warranty?: string | null;
        };
        DealsConcerns: {
            answer?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            kind?: "price" | "timing" | "trust" | "need" | "competitor" | "authority" | null;
            known?: number | null | Record<string, never>;
            objection?: string | null;
            resolved?: boolean | null;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            used?: number | null | Record<string, never>;
            readonly version: number;
        };
        DealsLines: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            discount?: number | null;
            readonly external_id?: string | null;
            readonly id: number;
            price?: string | null;
            product?: number | null | Record<string, never>;
            quantity?: number | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        DealsNeeds: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            feature?: string | null;
            readonly id: number;
            importance?: number | null;
            /** @enum {string|null} */
            reaction?: "answered" | "partly" | "no" | null;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        DealsPeople: {
            contact?: number | null | Record<string, never>;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            role?: "decides" | "influences" | "uses" | "blocks" | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        DealsRivals: {
            competitor?: number | null | Record<string, never>;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            note?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        DealsSignals: {
            by_system?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            kind?: "asked_timing" | "asked_price" | "details" | "colleagues" | "opened_quote" | "asked_contract" | null;
            noted_at?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Difference: {
            after?: components["schemas"]["Any"];
            before?: components["schemas"]["Any"];
            path: string;
        };
        Duplicate: {
            id: number;
            resource: string;
            score: number;
            signs: components["schemas"]["Sign"][];
            title: string;
        };
        DuplicateHalf: {
            created_at: string;
            id: number;
            owner_title: string | null;
            title: string;
        };
        DuplicatePair: {
            other: components["schemas"]["DuplicateHalf"];
            record: components["schemas"]["DuplicateHalf"];
            sign: components["schemas"]["Sign"];
        };
        EarlierImport: {
            at?: string;
            by?: number;
            by_title?: string | null;
            id: number;
            module?: string | null;
            name: string;
            result?: components["schemas"]["Any"];
            rows?: components["schemas"]["Any"];
            size?: number;
            state: string;
        };
        FieldProblem: {
            at?: number;
            code: string;
            expected?: string;
            field: string;
            length?: number;
            message: string;
            nearest?: string;
        };
        Found: {
            id: number;
            matched: string[];
            resource: string;
            subtitle: string;
            title: string;
        };
        Guide: {
            guidance?: string;
            missing?: components["schemas"]["Missing"][];
            mistakes?: string[];
            names?: components["schemas"]["Anything"];
            next?: string | null;
            process?: string;
            purpose?: string;
            stage?: string;
            stages?: components["schemas"]["Anything"][];
            steps?: components["schemas"]["Anything"][];
            version?: number;
        };
        Import: {
            columns?: components["schemas"]["Anything"][];
            delimiter?: string;
            encoding?: string;
            id: number;
            job?: components["schemas"]["Any"];
            mapping?: components["schemas"]["Any"];
            module?: string | null;
            name: string;
            options?: components["schemas"]["Anything"];
            result?: components["schemas"]["Any"];
            rows?: components["schemas"]["Any"];
            size?: number;
            state: string;
        };
        Item: {
            kind: string | null;
            value: string;
        };
        Job: {
            done: number;
            ended_at?: string | null;
            id: number;
            kind: string;
            message: string;
            rate?: components["schemas"]["Any"];
            result?: components["schemas"]["Any"];
            started_at?: string | null;
            state: string;
            total: number;
        };
        Journeys: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly ended_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            readonly outcome?: "open" | "won" | "lost" | "disqualified" | "no_deal" | null;
            readonly previous_journey?: number | null | Record<string, never>;
            readonly started_at?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        JourneysStays: {
            readonly actor?: number | null | Record<string, never>;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly entered_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            readonly imported?: boolean | null;
            readonly left_at?: string | null;
            /** @enum {string|null} */
            readonly left_by?: "forward" | "back" | "won" | "lost" | "nurture" | "disqualified" | null;
            readonly overridden?: boolean | null;
            readonly process?: string | null;
            readonly process_version?: number | null;
            readonly reason?: string | null;
            readonly record?: number | null | Record<string, never>;
            record_resource?: string | null;
            readonly stage?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        JourneysTicks: {
            readonly actor?: number | null | Record<string, never>;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly done?: boolean | null;
            readonly external_id?: string | null;
            readonly id: number;
            readonly process?: string | null;
            readonly process_version?: number | null;
            readonly step?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Leads: {
            annual_revenue?: string | null;
            readonly answer_alarm_at?: string | null;
            readonly answer_due_at?: string | null;
            readonly answer_missed_at?: string | null;
            readonly answered_at?: string | null;
            readonly assigned_by?: string | null;
            authority?: string | null;
            budget?: string | null;
            campaign?: string | null;
            /** @enum {string|null} */
            can_pay?: "yes" | "no" | "unknown" | null;
            city?: string | null;
            company?: string | null;
            consent_at?: string | null;
            readonly consent_text?: string | null;
            readonly consent_version?: number | null;
            readonly contact?: number | null | Record<string, never>;
            country?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deal?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            description?: string | null;
            readonly disqualify_reason?: string | null;
            do_not_call?: boolean | null;
            do_not_email?: boolean | null;
            email?: string | null;
            emails?: components["schemas"]["Item"][] | null;
            employees?: number | null;
            readonly external_id?: string | null;
            first_name?: string | null;
            readonly form?: number | null | Record<string, never>;
            readonly id: number;
            industry?: string | null;
            inn?: string | null;
            job_title?: string | null;
            readonly journey?: number | null | Record<string, never>;
            /** @enum {string|null} */
            language?: "ru" | "en" | null;
            last_activity?: string | null;
            last_name?: string | null;
            linkedin?: string | null;
            readonly merged_into?: number | null | Record<string, never>;
            middle_name?: string | null;
            need?: string | null;
            /** @enum {string|null} */
            need_fits?: "yes" | "no" | "unknown" | null;
            readonly next_step_at?: string | null;
            nurture_until?: string | null;
            occupation?: string | null;
            readonly organization?: number | null | Record<string, never>;
            origin?: string | null;
            owner?: number | null | Record<string, never>;
            pages_per_visit?: number | null;
            phone?: string | null;
            phones?: components["schemas"]["Item"][] | null;
            postcode?: string | null;
            process?: string | null;
            readonly process_version?: number | null;
            /** @enum {string|null} */
            rating?: "hot" | "warm" | "cold" | null;
            region?: string | null;
            salutation?: string | null;
            readonly score?: number | null;
            readonly score_reasons?: number[] | null;
            source?: string | null;
            specialization?: string | null;
            readonly stage?: string | null;
            readonly started_at?: string | null;
            /** @enum {string|null} */
            status?: "new" | "working" | "qualified" | "nurture" | "disqualified" | "converted" | null;
            street?: string | null;
            tags?: string[] | null;
            telegram?: string | null;
            time_on_site_seconds?: number | null;
            timing?: string | null;
            titles?: {
                [key: string]: string;
            };
            total_visits?: number | null;
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            utm_campaign?: string | null;
            utm_medium?: string | null;
            utm_source?: string | null;
            readonly version: number;
            vk?: string | null;
            website?: string | null;
            whatsapp?: string | null;
        };
        LoggedChange: {
            actor?: components["schemas"]["Any"];
            actor_title: string;
            at: string;
            change: string;
            change_set: number;
            door: string;
            fields: components["schemas"]["Anything"];
            record: number;
            resource: string;
            resource_title: string;
            seq: number;
            title: string;
            version: number;
        };
        Missing: {
            criterion?: string;
            fields: string[];
            message: string;
            stage: string;
            step?: string;
        };
        Notes: {
            about?: number | null | Record<string, never>;
            about_resource?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            owner?: number | null | Record<string, never>;
            pinned?: boolean | null;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        ObjectionAnswers: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            facts?: string | null;
            readonly id: number;
            objection?: number | null | Record<string, never>;
            owner?: number | null | Record<string, never>;
            /** @enum {string|null} */
            status?: "approved" | "proposed" | "rejected" | null;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Objections: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            kind?: "price" | "timing" | "trust" | "need" | "competitor" | "authority" | null;
            owner?: number | null | Record<string, never>;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
            words?: string | null;
        };
        Occasion: {
            day: string;
            id: number;
            kind: string;
            organization?: number;
            organization_title?: string | null;
            resource: string;
            title: string;
            years: number;
        };
        Organizations: {
            annual_revenue?: string | null;
            bank?: string | null;
            bank_account?: string | null;
            bic?: string | null;
            billing_city?: string | null;
            billing_postcode?: string | null;
            billing_street?: string | null;
            city?: string | null;
            country?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            /** @enum {string|null} */
            customer_value?: "A" | "B" | "C" | null;
            readonly deleted_at?: string | null;
            description?: string | null;
            email?: string | null;
            emails?: components["schemas"]["Item"][] | null;
            employees?: number | null;
            readonly external_id?: string | null;
            founded_year?: number | null;
            readonly id: number;
            industry?: string | null;
            inn?: string | null;
            kpp?: string | null;
            legal_name?: string | null;
            linkedin?: string | null;
            readonly merged_into?: number | null | Record<string, never>;
            name?: string | null;
            ogrn?: string | null;
            owner?: number | null | Record<string, never>;
            parent?: number | null | Record<string, never>;
            phone?: string | null;
            phones?: components["schemas"]["Item"][] | null;
            postcode?: string | null;
            /** @enum {string|null} */
            rating?: "hot" | "warm" | "cold" | null;
            region?: string | null;
            street?: string | null;
            tags?: string[] | null;
            telegram?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
            vk?: string | null;
            website?: string | null;
        };
        Pitches: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly edition?: number | null;
            readonly external_id?: string | null;
            readonly id: number;
            industry?: string | null;
            name?: string | null;
            owner?: number | null | Record<string, never>;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        PitchesEditions: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            readonly number?: number | null;
            readonly text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        PriceBooks: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            currency?: string | null;
            readonly deleted_at?: string | null;
            discount?: number | null;
            readonly external_id?: string | null;
            readonly id: number;
            name?: string | null;
            organization?: number | null | Record<string, never>;
            owner?: number | null | Record<string, never>;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            valid_from?: string | null;
            valid_until?: string | null;
            readonly version: number;
        };
        PriceBooksPrices: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            price?: string | null;
            product?: number | null | Record<string, never>;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Problem: {
            detail?: string;
            errors?: components["schemas"]["FieldProblem"][];
            missing?: components["schemas"]["Missing"][];
            status: number;
            title: string;
            type: string;
        };
        ProcessDraft: {
            at?: string;
            base?: number;
            by?: number;
            by_title?: string | null;
            document?: components["schemas"]["Anything"];
            revision: number;
        };
        ProcessVersion: {
            at: string;
            by: string;
            note: string;
            running: number;
            version: number;
        };
        Products: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            currency?: string | null;
            readonly deleted_at?: string | null;
            description?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            name?: string | null;
            price?: string | null;
            series?: string | null;
            sku?: string | null;
            titles?: {
                [key: string]: string;
            };
            unit?: string | null;
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            vat_rate?: number | null;
            readonly version: number;
        };
        ProductsFeatures: {
            answers?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            text?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        QueryPart: {
            at: number;
            field: string;
            length: number;
            op: string;
            text: string;
            values: string[];
        };
        QuerySort: {
            descending: boolean;
            field: string;
        };
        QuerySuggestion: {
            kind: string;
            label: string;
            text: string;
        };
        Quotes: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            currency?: string | null;
            deal?: number | null | Record<string, never>;
            readonly decided_at?: string | null;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            name?: string | null;
            note?: string | null;
            owner?: number | null | Record<string, never>;
            readonly sent_at?: string | null;
            /** @enum {string|null} */
            status?: "draft" | "sent" | "accepted" | "declined" | "expired" | null;
            titles?: {
                [key: string]: string;
            };
            readonly total?: string | null;
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            valid_until?: string | null;
            readonly version: number;
        };
        QuotesLines: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            discount?: number | null;
            readonly external_id?: string | null;
            readonly id: number;
            price?: string | null;
            product?: number | null | Record<string, never>;
            quantity?: number | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Reason: {
            points: number;
            rule: number;
            sentence: string;
        };
        RoleRules: {
            fields: components["schemas"]["Anything"];
            id: number;
            key: string;
            name: string;
            people: number;
            records: components["schemas"]["Anything"];
            rights: components["schemas"]["Anything"];
            version: number;
        };
        Roles: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            key?: string | null;
            name?: string | null;
            permissions?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        ScoreRules: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            points?: number | null;
            position?: number | null;
            query?: string | null;
            reason_en?: string | null;
            reason_ru?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        Share: {
            created_at: string;
            created_by?: components["schemas"]["Any"];
            id: number;
            team?: components["schemas"]["Any"];
            title: string;
            user?: components["schemas"]["Any"];
            write: boolean;
        };
        Sign: {
            kind: string;
            sentence: string;
            value: string;
        };
        Stay: {
            actor?: components["schemas"]["Any"];
            entered_at?: string | null;
            left_at?: string | null;
            left_by?: string | null;
            overridden?: components["schemas"]["Any"];
            process?: string;
            reason?: string | null;
            record?: number;
            resource?: string;
            stage?: string;
            version?: number;
            working_hours?: components["schemas"]["Any"];
        };
        Teams: {
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            lead?: number | null | Record<string, never>;
            name?: string | null;
            parent?: number | null | Record<string, never>;
            region?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        TimelineItem: {
            actor?: components["schemas"]["Any"];
            actor_title?: string | null;
            at: string;
            id?: number;
            kind: string;
            resource?: string;
        };
        Token: {
            created_at: string;
            id: number;
            name: string;
            user: number;
            user_title: string;
        };
        Users: {
            active?: boolean | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            email?: string | null;
            readonly external_id?: string | null;
            hired_on?: string | null;
            readonly id: number;
            job_title?: string | null;
            /** @enum {string|null} */
            language?: "ru" | "en" | null;
            login?: string | null;
            name?: string | null;
            phone?: string | null;
            role?: string | null;
            team?: number | null | Record<string, never>;
            /** @enum {string|null} */
            theme?: "system" | "light" | "dark" | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
            zone?: string | null;
        };
        Views: {
            columns?: string | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            default_for?: string | null;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly id: number;
            name?: string | null;
            owner?: number | null | Record<string, never>;
            pinned?: boolean | null;
            position?: number | null;
            query?: string | null;
            resource?: string | null;
            /** @enum {string|null} */
            shared?: "private" | "team" | "everybody" | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
        WebForms: {
            active?: boolean | null;
            asks?: ("last_name" | "company" | "job_title" | "phone" | "email" | "city" | "need")[] | null;
            consent_en?: string | null;
            consent_ru?: string | null;
            readonly consent_version?: number | null;
            readonly created_at?: string;
            readonly created_by?: number | null | Record<string, never>;
            readonly deleted_at?: string | null;
            readonly external_id?: string | null;
            readonly form_key?: string | null;
            heading_en?: string | null;
            heading_ru?: string | null;
            readonly id: number;
            /** @enum {string|null} */
            language?: "ru" | "en" | null;
            lead_owner?: number | null | Record<string, never>;
            name?: string | null;
            source?: string | null;
            thanks_en?: string | null;
            thanks_ru?: string | null;
            titles?: {
                [key: string]: string;
            };
            readonly updated_at?: string;
            readonly updated_by?: number | null | Record<string, never>;
            readonly version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
