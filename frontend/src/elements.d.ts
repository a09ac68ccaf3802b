import type { ComponentChildren } from "preact";
import type { JSX as PreactJSX } from "preact/jsx-runtime";

// App Bridge's types name its elements in the global JSX namespace; Preact looks for them in its own.
declare module "preact" {
  namespace createElement.JSX {
    interface IntrinsicElements {
      "s-app-nav": { children?: ComponentChildren };
      "ui-save-bar": { id?: string; discardConfirmation?: boolean; children?: ComponentChildren };
    }
  }
  // The buttons of the save bar say by attributes which one saves, and that it is saving.
  interface ButtonHTMLAttributes<RefType extends EventTarget> {
    variant?: "primary";
    loading?: boolean | string;
  }
}

export type { PreactJSX };
