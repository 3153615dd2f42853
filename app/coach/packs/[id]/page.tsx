"use client";
import { useParams } from "next/navigation";
import { Gate } from "../../_desk/gate.tsx";
import { PackPage } from "../_pack/pack-page.tsx";

export default function OnePackPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <PackPage key={id} id={id} />
    </Gate>
  );
}
