import { PlayPage } from "../play.tsx";

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  return <PlayPage code={code.toUpperCase()} />;
}
