#include "api/form_page.h"

#include <algorithm>

namespace voronka::api {
namespace {

constexpr std::string_view style =
    "*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#171c26;background:#f5f6f8}"
    "main{max-width:520px;margin:24px auto;padding:24px;background:#fff;border:1px solid #e2e5ea;border-radius:8px}"
    "body.embed{background:transparent}body.embed main{margin:0 auto;border:0;padding:4px}"
    "h1{font-size:20px;margin:0 0 16px}label{display:block;margin:0 0 12px}label "
    "span{display:block;margin-bottom:4px;color:#4a5364}"
    "input,textarea{width:100%;padding:8px 10px;font:inherit;color:inherit;border:1px solid "
    "#cdd2da;border-radius:5px;background:#fff}"
    "textarea{min-height:96px}input:focus,textarea:focus,button:focus{outline:2px solid #2a4fd0;outline-offset:1px}"
    ".check{display:flex;gap:8px}.check input{width:auto;align-self:flex-start;margin-top:4px}.check "
    "span{white-space:pre-line;font-size:13px}"
    ".wrong{color:#b42318;font-style:normal;display:block}.trap{position:absolute;left:-9999px}"
    "button{padding:9px "
    "18px;font:inherit;font-weight:600;color:#fff;background:#2a4fd0;border:0;border-radius:5px;cursor:pointer}"
    "@media(prefers-color-scheme:dark){body{color:#e8ebf0;background:#12161d}main{background:#1a2029;border-color:#2c3440}"
    "input,textarea{background:#12161d;border-color:#3a4452}label span{color:#aab3c0}.wrong{color:#ff8a80}}";

class Page {
  public:
    explicit Page(const FormPage& page) : page_(page) {}

    std::string write() {
        const std::string heading = own("heading", "form_heading");
        out_ = "<!doctype html><html lang=\"" + std::string(key(page_.language)) + "\"><head><meta charset=\"utf-8\">";
        out_ +=
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\">";
        out_ += "<title>" + html(heading) + "</title><style>" + std::string(style) + "</style></head><body";
        out_ += page_.embedded ? " class=\"embed\"><main>" : "><main>";
        if (page_.sent)
            out_ += "<h1 role=\"status\">" + html(own("thanks", "form_thanks")) + "</h1>";
        else
            form(heading);
        out_ += "</main></body></html>";
        return std::move(out_);
    }

  private:
    std::string say(std::string_view code, const MessageArgs& args = {}) const { return message(page_.language, code, args); }

    // The form's own words in this language, in the other one, or ours.
    std::string own(const std::string& field, const char* ours) const {
        const bool russian = page_.language == Language::ru;
        for (const char* tongue : {russian ? "_ru" : "_en", russian ? "_en" : "_ru"})
            if (const auto text = page_.form.text(field + tongue); !text.empty()) return std::string(text);
        return say(ours);
    }

    std::string value(std::string_view name) const {
        for (const auto& [key, text] : page_.values)
            if (key == name) return text;
        return {};
    }

    void wrong(std::string_view name) {
        for (const FieldError& error : page_.errors)
            if (error.field == name) out_ += "<em class=\"wrong\" role=\"alert\">" + html(say(error.code, error.args)) + "</em>";
    }

    void hidden(std::string_view name, const std::string& text) {
        out_ += "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + html(text) + "\">";
    }

    void form(const std::string& heading) {
        out_ += "<h1>" + html(heading) + "</h1><form method=\"post\" action=\"" + html(page_.action) + "\">";
        wrong("");
        hidden("stamp", page_.stamp);
        for (const char* name : {"utm_source", "utm_medium", "utm_campaign"})
            if (const std::string text = value(name); !text.empty()) hidden(name, text);
        ask("first_name", say("form_name"), true);
        for (const std::string& name : asked_by(page_.form))
            ask(name, name == "need" ? say("form_need") : page_.leads.at(name).label.in(page_.language), false);
        // People do not see it and machines fill it in.
        out_ += "<div class=\"trap\" aria-hidden=\"true\"><label>" + html(say("form_trap")) +
                "<input name=\"homepage\" tabindex=\"-1\" autocomplete=\"off\"></label></div>";
        out_ += "<label class=\"check\"><input type=\"checkbox\" name=\"consent\" value=\"yes\" required";
        out_ += value("consent").empty() ? ">" : " checked>";
        out_ += "<span>" + html(consent_of(page_.form, page_.language, page_.company)) + "</span></label>";
        wrong("consent");
        out_ += "<button type=\"submit\">" + html(say("form_send")) + "</button></form>";
    }

    void ask(const std::string& name, const std::string& label, bool required) {
        out_ += "<label><span>" + html(label) + (required ? " *" : "") + "</span>";
        const std::string common = " name=\"" + name + "\"" + (required ? " required" : "");
        const std::string text = html(value(name));
        if (name == "need")
            out_ += "<textarea maxlength=\"4000\"" + common + ">" + text + "</textarea>";
        else
            out_ += "<input maxlength=\"200\"" + kind(name) + common + " value=\"" + text + "\">";
        wrong(name);
        out_ += "</label>";
    }

    static std::string kind(const std::string& name) {
        if (name == "phone") return " type=\"tel\" autocomplete=\"tel\"";
        if (name == "email") return " type=\"email\" autocomplete=\"email\"";
        if (name == "first_name") return " autocomplete=\"given-name\"";
        if (name == "last_name") return " autocomplete=\"family-name\"";
        if (name == "company") return " autocomplete=\"organization\"";
        return "";
    }

    const FormPage& page_;
    std::string out_;
};

}  // namespace

std::string html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string consent_of(const Record& form, Language language, const std::string& company) {
    const std::string_view own = form.text(language == Language::ru ? "consent_ru" : "consent_en");
    return own.empty() ? message(language, "form_consent", {{"company", company}}) : std::string(own);
}

std::vector<std::string> asked_by(const Record& form) {
    const auto* asks = get_if<Items>(form.get("asks"));
    if (!asks || asks->empty()) return {"phone", "email", "need"};
    std::vector<std::string> asked;
    for (const char* one : {"last_name", "company", "job_title", "phone", "email", "city", "need"})
        if (std::ranges::any_of(*asks, [&](const Item& item) { return item.value == one; })) asked.emplace_back(one);
    return asked;
}

std::string form_page(const FormPage& page) { return Page(page).write(); }

}  // namespace voronka::api
