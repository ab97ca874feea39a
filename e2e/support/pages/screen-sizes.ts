/** The narrowest phone, and a desktop. */
export const phone = { width: 320, height: 640 }
export const desktop = { width: 1280, height: 800 }
/** What a desktop's window holds when everything is drawn twice as large. */
export const zoomed = { width: desktop.width / 2, height: desktop.height / 2 }
