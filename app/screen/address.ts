"use client";
import { useEffect, useState } from "react";
import type { AddressAnswer } from "#lib/protocol/http.ts";

/** Where phones find this server: `GET /api/address`. */
export interface Address {
  /** "http://192.168.1.20:3000" */
  url: string;
  /** "192.168.1.20:3000", to be read aloud and typed */
  host: string;
}

const AGAIN_MS = 5_000;

/** The server's address in this room's network; this page's own until the server has answered. */
export function useAddress(): Address | null {
  const [address, setAddress] = useState<Address | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const found = await read().catch(() => null);
      if (gone) return;
      setAddress(found ?? { url: location.origin, host: location.host });
      if (!found) timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return address;
}

async function read(): Promise<Address | null> {
  const answer = await fetch("/api/address");
  if (!answer.ok) return null;
  const { url, shown } = (await answer.json()) as AddressAnswer;
  return { url, host: shown };
}

export const joinLink = (address: Address, code: string): string => `${address.url}/j/${code}`;
