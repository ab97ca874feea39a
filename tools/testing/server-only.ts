/** Stands for the package of that name, which throws wherever Next has not built the code. */
export {}
