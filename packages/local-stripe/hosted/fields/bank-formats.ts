export interface NumberFormat {
  label: string
  pattern: RegExp
  problem: string
  /** A check beyond the pattern. */
  isRight?(value: string): boolean
  /** Shown below the label. */
  hint?: string
}

export interface BankFormat {
  /** The bank's number; null where the account number includes it. */
  bank: NumberFormat | null
  account: NumberFormat
}

/** Bank account formats of countries without IBAN, docs.stripe.com/connect/payouts-bank-accounts. */
export function bankFormat(country: string): BankFormat {
  return formats[country] ?? { bank: anyBank, account: anyAccount }
}

const anyBank: NumberFormat = {
  label: 'Bank code',
  pattern: /^[A-Z0-9-]{3,20}$/,
  problem: 'Enter the code of your bank: 3 to 20 letters and digits.',
}

const anyAccount: NumberFormat = {
  label: 'Account number',
  pattern: /^[A-Z0-9]{4,34}$/,
  problem: 'Enter the account number: 4 to 34 letters and digits.',
  hint: 'In tests: 000123456789 can receive payouts.',
}

function digits(label: string, count: number, hint?: string): NumberFormat {
  return { label, hint, pattern: new RegExp(`^\\d{${count}}$`), problem: `Enter ${count} digits.` }
}

function digitsBetween(least: number, most: number, hint?: string): NumberFormat {
  const pattern = new RegExp(`^\\d{${least},${most}}$`)
  return { label: 'Account number', hint, pattern, problem: `Enter ${least} to ${most} digits.` }
}

const formats: Record<string, BankFormat> = {
  AU: { bank: digits('BSB', 6, 'In tests: 110000.'), account: digitsBetween(4, 9, 'In tests: 000123456.') },
  CA: {
    bank: {
      label: 'Transit and institution number',
      hint: 'Five digits and three. In tests: 11000-000.',
      pattern: /^\d{5}-?\d{3}$/,
      problem: 'Enter the transit number of five digits and the institution number of three, such as 11000-000.',
    },
    account: digitsBetween(5, 12, 'In tests: 000123456789.'),
  },
  GB: {
    bank: digits('Sort code', 6, 'In tests: 10-88-00.'),
    account: digits('Account number', 8, 'In tests: 00012345.'),
  },
  IN: {
    bank: {
      label: 'IFSC code',
      pattern: /^[A-Z]{4}0[A-Z0-9]{6}$/,
      problem: 'Enter the code of 11 letters and digits, such as HDFC0004051.',
    },
    account: digitsBetween(9, 18),
  },
  JP: { bank: digits('Bank and branch code', 7), account: digitsBetween(6, 8) },
  MX: { bank: null, account: digits('CLABE', 18) },
  NZ: { bank: null, account: digitsBetween(15, 16) },
  US: {
    bank: {
      ...digits('Routing number', 9, 'In tests: 110000000.'),
      problem: 'That is not a routing number of a bank in the United States.',
      isRight: isRoutingNumber,
    },
    account: digitsBetween(4, 17, 'In tests: 000123456789 can receive payouts.'),
  },
}

/** The ABA check digit: weights 3, 7 and 1; ten divides the sum. */
function isRoutingNumber(value: string): boolean {
  const sum = Array.from(value).reduce((total, digit, place) => total + Number(digit) * ([3, 7, 1][place % 3] ?? 1), 0)
  return sum > 0 && sum % 10 === 0
}
