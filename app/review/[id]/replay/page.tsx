import type { Metadata } from "next";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { ReplayPage } from "../../_replay/replay-page.tsx";

const words = reviewWords[DEFAULT_LOCALE];

export const metadata: Metadata = {
  title: `${words.replay.title} · Scrimmage`,
};

export default function Page() {
  return <ReplayPage />;
}
