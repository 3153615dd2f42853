import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import { practiceWords } from "#lib/i18n/practice.ts";
import { PracticePage } from "../../../_parts/practice-page.tsx";

export const metadata: Metadata = {
  title: `${practiceWords[DEFAULT_LOCALE].title} · Scrimmage`,
  // The address is the key: it must not travel to any other page, or into an index.
  referrer: "no-referrer",
  robots: { index: false },
};

export default function Page() {
  return <PracticePage />;
}
