"use client";
import { useEffect, useState } from "react";
import type { AddressAnswer } from "#lib/protocol/http.ts";

/** Where players join, as the server knows it (a laptop's own "localhost" is of no use to phones). */
export function useAddress(): { shown: string; url: string } | null {
  const [address, setAddress] = useState<{ shown: string; url: string } | null>(null);
  useEffect(() => {
    let gone = false;
    const own = { shown: location.host, url: location.origin };
    fetch("/api/address")
      .then((answer) => (answer.ok ? (answer.json() as Promise<AddressAnswer>) : null))
      .then((found) => {
        if (!gone) setAddress(found?.ok ? found : own);
      })
      .catch(() => {
        if (!gone) setAddress(own);
      });
    return () => {
      gone = true;
    };
  }, []);
  return address;
}
