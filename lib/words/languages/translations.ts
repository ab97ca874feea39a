export { default as de } from './de.json'
export { default as es } from './es.json'
export { default as fr } from './fr.json'
