import { getRequestConfig } from 'next-intl/server'
import { desk } from '@/lib/desk'
import { region, toMessages } from '@/lib/words/speak'

export default getRequestConfig(async () => ({
  ...region,
  messages: toMessages(desk().providerWords(region.locale)),
}))
