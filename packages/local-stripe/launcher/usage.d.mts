export const options: {
  port: { type: 'string'; default: string }
  data: { type: 'string'; default: string }
  reset: { type: 'boolean'; default: boolean }
}
export function usageOf(command: string): string
