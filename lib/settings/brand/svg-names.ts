const words = (text: string) => new Set(text.trim().split(/\s+/))

/** What a drawing consists of: https://www.w3.org/TR/SVG2/eltindex.html, without what runs, moves, links or embeds. */
export const drawn = words('path rect circle ellipse line polyline polygon text image use')

export const elements = new Set([
  ...drawn,
  ...words(`svg g defs symbol title desc tspan textPath style linearGradient radialGradient stop clipPath mask pattern
    marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`),
])

/** https://www.w3.org/TR/SVG2/attindex.html and https://www.w3.org/TR/SVG2/propidx.html */
export const attributes = words(`id class style lang role tabindex focusable version baseProfile enable-background
  xml:space xml:lang x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio
  transform transform-origin transform-box pathLength rotate textLength lengthAdjust startOffset method spacing side
  offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits mask-type patternUnits
  patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits
  in in2 result mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
  preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength scale xChannelSelector
  yChannelSelector azimuth elevation stdDeviation radius baseFrequency numOctaves seed stitchTiles z pointsAtX pointsAtY
  pointsAtZ limitingConeAngle tableValues slope intercept amplitude exponent media href xlink:href alignment-baseline
  baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering cursor
  direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
  font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight
  image-rendering isolation letter-spacing lighting-color marker-end marker-mid marker-start mask mix-blend-mode opacity
  overflow paint-order pointer-events shape-rendering solid-color solid-opacity stop-color stop-opacity stroke
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
  text-anchor text-align text-decoration text-orientation text-rendering unicode-bidi vector-effect visibility
  white-space word-spacing writing-mode xml:id`)
