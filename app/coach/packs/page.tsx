"use client";
import { Gate } from "../_desk/gate.tsx";
import { PackShelf } from "./_parts/shelf.tsx";

export default function PacksPage() {
  return (
    <Gate>
      <PackShelf />
    </Gate>
  );
}
