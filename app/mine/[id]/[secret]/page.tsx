import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { MinePage } from "../../_parts/mine-page.tsx";

const words = reviewWords[DEFAULT_LOCALE];

export const metadata: Metadata = {
  title: `${words.mine.title} · Scrimmage`,
  // The address is the key: it must not travel to any other page, or into an index.
  referrer: "no-referrer",
  robots: { index: false },
};

export default function Page() {
  return <MinePage />;
}
