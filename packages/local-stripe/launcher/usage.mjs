// Runs before anything is installed: plain Node, no packages.
export const options = {
  port: { type: 'string', default: '4010' },
  data: { type: 'string', default: '.data/local-stripe' },
  reset: { type: 'boolean', default: false },
}

/** @param command how the reader typed it: `npx local-stripe` */
export const usageOf = (command) => `${command} [--port 4010] [--data .data/local-stripe] [--reset]

  --port   the port to listen on at 127.0.0.1, or the next free one
  --data   the folder for its data
  --reset  starts with no data

LOCAL_STRIPE_DATABASE_URL, LOCAL_STRIPE_COUNTRY, LOCAL_STRIPE_CHECK_SECONDS, LOCAL_STRIPE_SETTLE_SECONDS, LOCAL_STRIPE_SEND_ANYWHERE and LOCAL_STRIPE_STRICT also apply. See its README.`
