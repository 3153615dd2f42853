"use client";
import { Gate } from "../_desk/gate.tsx";
import { SquadList } from "./_parts/list.tsx";

export default function SquadsPage() {
  return (
    <Gate>
      <SquadList />
    </Gate>
  );
}
