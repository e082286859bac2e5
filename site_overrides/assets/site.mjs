// What the page's head says of the site.

/** @param {string} name */
const said = (name) => /** @type {HTMLMetaElement} */ (document.querySelector(`meta[name=${name}]`)).content;

/** The address of the site's first page: several copies of the site may lie on one host. */
export const root = new URL(said("site-root"), location.href);

/** Milliseconds after which a person is told that a part of the page, or the browser's store, has not answered. */
export const PATIENCE = 1000 * Number(said("patience"));

/** The same for the calculator, which is large. */
export const CALCULATOR_PATIENCE = 1000 * Number(said("calculator-patience"));

/**
 * @param {string} name  of something that the browser keeps, or of what tabs talk through
 * @returns {string} the same with the site's path: copies of the site on one host share nothing
 */
export const ofThisSite = (name) => `${name} ${root.pathname}`;
