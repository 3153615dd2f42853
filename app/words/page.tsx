import type { Metadata } from "next";
import { Glossary } from "./glossary.tsx";

export const metadata: Metadata = { title: "What the words mean. Scrimmage" };

export default function Page() {
  return <Glossary />;
}
