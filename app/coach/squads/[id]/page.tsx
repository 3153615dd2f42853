"use client";
import { useParams } from "next/navigation";
import { Gate } from "../../_desk/gate.tsx";
import { SquadPage } from "../_parts/squad.tsx";

export default function OneSquadPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <SquadPage id={id} />
    </Gate>
  );
}
