/** The form that the checkboxes of the list belong to, wherever they stand. */
export const manyForm = 'many'
