// The build copies these modules from the npm packages; their types are there.
declare module "*/vendor/comlink.mjs" {
  export * from "comlink";
}
declare module "*/vendor/fzstd.mjs" {
  export * from "fzstd";
}
declare module "*/vendor/idb-keyval.mjs" {
  export * from "idb-keyval";
}
declare module "*/runtime/pyodide.mjs" {
  export * from "pyodide";
}
declare module "*/vendor/idiomorph.mjs" {
  export * from "idiomorph";
}
declare module "*/vendor/qr/decode.js" {
  export { default } from "qr/decode.js";
}
declare module "*/runtime/pyodide.asm.js";
