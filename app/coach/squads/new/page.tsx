"use client";
import { Gate } from "../../_desk/gate.tsx";
import { NewSquad } from "../_parts/new.tsx";

export default function NewSquadPage() {
  return (
    <Gate>
      <NewSquad />
    </Gate>
  );
}
