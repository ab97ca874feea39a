/**
 * What a charge and a coach may be called by the platform. Each is part of an address here, where `.` and `..` name no
 * thing but a place: what is called so could be charged, and never be asked after.
 */
export const referenceGrammar = /^(?!\.{1,2}$)[A-Za-z0-9._:-]{1,64}$/
