"use client";
import { Gate } from "../../_desk/gate.tsx";
import { Import } from "../_import/import.tsx";

export default function ImportPage() {
  return (
    <Gate>
      <Import />
    </Gate>
  );
}
