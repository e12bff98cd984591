/** Nodes by distance, the nearest first; ties by the number of the node. */
export class Heap {
  #distances = [];
  #nodes = [];

  get size() {
    return this.#nodes.length;
  }

  clear() {
    this.#distances.length = 0;
    this.#nodes.length = 0;
  }

  push(distance, node) {
    let at = this.#nodes.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(distance, node, above)) break;
      this.#move(above, at);
      at = above;
    }
    this.#distances[at] = distance;
    this.#nodes[at] = node;
  }

  /** Takes the nearest; the heap must not be empty. */
  pop() {
    const nearest = { distance: this.#distances[0], node: this.#nodes[0] };
    const distance = this.#distances.pop();
    const node = this.#nodes.pop();
    const size = this.#nodes.length;
    if (size === 0) return nearest;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && this.#before(this.#distances[below + 1], this.#nodes[below + 1], below)) below++;
      if (this.#before(distance, node, below)) break;
      this.#move(below, at);
      at = below;
    }
    this.#distances[at] = distance;
    this.#nodes[at] = node;
    return nearest;
  }

  #before(distance, node, at) {
    return distance < this.#distances[at] || (distance === this.#distances[at] && node < this.#nodes[at]);
  }

  #move(from, to) {
    this.#distances[to] = this.#distances[from];
    this.#nodes[to] = this.#nodes[from];
  }
}
