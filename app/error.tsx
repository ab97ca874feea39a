'use client'

export { ErrorPage as default } from './error-page'
