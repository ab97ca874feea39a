/** Replaces the package of that name, which throws outside a Next build. */
export {}
