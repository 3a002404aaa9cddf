import { type Plugin, type UserConfigFn } from "vite";
import { overrideVaadinConfig } from "./vite.generated";

/*
 * Vaadin's upload brings a font of icons inside its code, for a theme that is not used here. The browser would load it on every page, which our
 * content security policy refuses (fonts come from files of ours).
 */
const withoutUploadFont: Plugin = {
  name: "nurt-without-upload-font",
  enforce: "pre",
  load: (id) => (/\/vaadin-upload-icons\.js(\?|$)/.test(id) ? "export {};" : undefined),
};

const config: UserConfigFn = () => ({ plugins: [withoutUploadFont] });

export default overrideVaadinConfig(config);
