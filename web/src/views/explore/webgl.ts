/** How the canvas can be drawn here: by a graphics card, by software that plays one, or not at all. */
export type Drawing3d = 'card' | 'software' | 'none';

/** Tries it once: a context of its own, which is given back. */
export function probeWebgl(): Drawing3d {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  if (!gl) return 'none';
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(renderer) ? 'software' : 'card';
}
