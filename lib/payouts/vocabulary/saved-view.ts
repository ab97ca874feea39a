export const longestViewName = 60

export const mostViews = 20
