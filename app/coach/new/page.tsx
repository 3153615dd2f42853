"use client";
import { Gate } from "../_desk/gate.tsx";
import { Wizard } from "./_wizard/wizard.tsx";

export default function NewScrimmagePage() {
  return (
    <Gate>
      <Wizard />
    </Gate>
  );
}
