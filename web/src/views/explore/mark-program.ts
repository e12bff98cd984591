import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { KINDS } from '../../core/kinds/kinds.ts';
import { markOf } from '../../core/kinds/marks.ts';
import type { EntityKind } from '../../generated/enums.ts';
import type { LineLook, NodeLook } from './appearance.ts';

/** Draws entities as the signs of their kinds: a point each, cut out of one picture of all signs. */

/** Which sign of the picture is a kind's; of one that is newer than this explorer, that of an institution. */
export const markNumber = (kind: EntityKind): number => KINDS.indexOf(KINDS.includes(kind) ? kind : 'INSTITUTION');

const COLUMNS = 8;
const ROWS = 4;
const CELL = 64; // pixels
const OUTLINE = 16; // the square in which outlines are drawn
const HALO = 2.4;

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_mark;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_mark;
const float bias = 255.0 / 254.0;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = a_size / u_sizeRatio * u_pixelRatio * 2.6;
  v_mark = a_mark;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const FRAGMENT = `
precision mediump float;
varying vec4 v_color;
varying float v_mark;
uniform sampler2D u_signs;
void main() {
  float row = floor(v_mark / ${COLUMNS}.0);
  vec2 cell = vec2(v_mark - row * ${COLUMNS}.0, row);
  vec4 sign = texture2D(u_signs, (cell + gl_PointCoord) / vec2(${COLUMNS}.0, ${ROWS}.0));
  #ifdef PICKING_MODE
  if (sign.a < 0.3) discard;
  gl_FragColor = v_color;
  #else
  gl_FragColor = vec4(mix(vec3(1.0), v_color.rgb, sign.r), 1.0) * sign.a * v_color.a;
  #endif
}`;

const UNIFORMS = ['u_sizeRatio', 'u_pixelRatio', 'u_matrix', 'u_signs'] as const;

export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number], NodeLook, LineLook> {
  #signs: WebGLTexture | null = null;

  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: POINTS,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_mark', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData): void {
    const { array } = this;
    array.set(
      [data.x, data.y, data.size, Number(Reflect.get(data, 'mark') ?? 0), floatColor(data.color), nodeIndex],
      startIndex,
    );
  }

  override setUniforms({ sizeRatio, pixelRatio, matrix }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    this.#signs ??= signsOn(gl);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#signs);
    gl.uniform1i(uniformLocations.u_signs ?? null, 0);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio ?? null, pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
  }
}

function signsOn(gl: WebGLRenderingContext | WebGL2RenderingContext): WebGLTexture | null {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, signs());
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  return texture;
}

/** All signs: red where a sign is, black around it, nothing else. */
function signs(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = COLUMNS * CELL;
  canvas.height = ROWS * CELL;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  for (const [index, kind] of KINDS.entries()) {
    const path = new Path2D(markOf(kind).outline);
    context.save();
    context.translate((index % COLUMNS) * CELL + CELL / 8, Math.floor(index / COLUMNS) * CELL + CELL / 8);
    context.scale((CELL * 3) / 4 / OUTLINE, (CELL * 3) / 4 / OUTLINE);
    context.lineJoin = 'round';
    context.lineWidth = HALO;
    context.strokeStyle = '#000';
    context.stroke(path);
    context.fillStyle = '#f00';
    context.fill(path, 'evenodd');
    context.restore();
  }
  return canvas;
}
