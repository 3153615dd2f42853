"use client";
import Upload from "lucide-react/icons/upload";
import { useRef } from "react";
import { decode } from "#lib/packs/decode.ts";

/** A button that reads a chosen text file; nothing of it leaves this browser. */
export function TextFile({
  label,
  accept,
  read,
}: {
  label: string;
  /** as the input's own `accept` */
  accept: string;
  read: (text: string) => void;
}) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="btn" onClick={() => file.current?.click()}>
        <Upload size={16} aria-hidden="true" />
        {label}
      </button>
      <input
        ref={file}
        type="file"
        accept={accept}
        hidden
        onChange={async (event) => {
          const chosen = event.target.files?.[0];
          event.target.value = "";
          if (chosen) read(decode(new Uint8Array(await chosen.arrayBuffer())).text);
        }}
      />
    </>
  );
}
