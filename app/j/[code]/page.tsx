import { Join } from "../join.tsx";
import { tidyCode } from "../tidy-code.ts";

/** A join link: the code is there already, only the name is missing. */
export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ why?: string | string[] }>;
}) {
  const [{ code }, { why }] = await Promise.all([params, searchParams]);
  return <Join first={tidyCode(decodeURIComponent(code))} why={typeof why === "string" ? why : null} />;
}
