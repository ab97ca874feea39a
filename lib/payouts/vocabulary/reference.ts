/**
 * What a charge and a coach may be called by the platform. Each is part of an address here, where `.` and `..` name no
 * thing but a place: what is called so could be charged, and never be asked after. Written without look-ahead, because
 * it is published as a pattern and read by the regular expressions of other languages.
 */
export const referenceGrammar =
  /^(?:[A-Za-z0-9_:-][A-Za-z0-9._:-]{0,63}|\.[A-Za-z0-9_:-][A-Za-z0-9._:-]{0,62}|\.\.[A-Za-z0-9._:-]{1,62})$/

/** What our own id of a coach looks like: a UUID in lower case. */
export const coachIdGrammar = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
