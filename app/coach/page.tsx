"use client";
import { Gate } from "./_desk/gate.tsx";
import { Home } from "./_home/home.tsx";

export default function CoachPage() {
  return (
    <Gate>
      <Home />
    </Gate>
  );
}
