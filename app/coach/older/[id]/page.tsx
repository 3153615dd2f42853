"use client";
import { useParams } from "next/navigation";
import { Gate } from "../../_desk/gate.tsx";
import { OlderPage } from "../_parts/older-page.tsx";

export default function OneOlderPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <OlderPage id={id} />
    </Gate>
  );
}
