/** The narrowest phone, and a desktop. */
export const phone = { width: 320, height: 640 }
export const desktop = { width: 1280, height: 800 }
/** A desktop window at 200 % zoom. */
export const zoomed = { width: desktop.width / 2, height: desktop.height / 2 }
