/** From the proxy to the words: the language of a page that is the same for each reader. */
export const localeHeader = 'x-locale-of-page'
