import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter } from "react-router";
import { Problem } from "../api/client";
import { Toasts } from "../ui/toasts";
import { Gate } from "./Gate";

/** Reads are tried again when the network fails, never when the server refused. */
function makeClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => !(error instanceof Problem) && count < 3,
        refetchOnWindowFocus: true,
      },
    },
  });
}

export function App() {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <Toasts>
        <BrowserRouter>
          <Gate />
        </BrowserRouter>
      </Toasts>
    </QueryClientProvider>
  );
}
