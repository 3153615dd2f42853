import type { Metadata } from "next";
import { Screen } from "../screen.tsx";

interface Props {
  params: Promise<{ code: string }>;
}

const codeOf = async ({ params }: Props): Promise<string> => (await params).code.toUpperCase();

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${await codeOf(props)} · Scrimmage` };
}

/** `/screen/HTK47`: the projector of one scrimmage. */
export default async function Page(props: Props) {
  return <Screen code={await codeOf(props)} />;
}
