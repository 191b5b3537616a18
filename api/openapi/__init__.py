"""The OpenAPI document and the page made from it. Loaded when first asked for."""
