import type { Place } from "../../finding/finding.ts";
import type { ModelFileFact } from "../facts.ts";
import type { ExplainedPickle } from "../weights/explain.ts";

/**
 * The models that pickles hold, as other formats say them of themselves: tensors with their types and shapes, from the
 * pickles' programs. A pickle says nothing of its licence, nor of who wrote it.
 *
 * @param format of the file: `PyTorch`, `joblib`
 */
export function modelsOfPickles(
  pickles: readonly ExplainedPickle[],
  format: string,
): readonly ModelFileFact[] {
  return pickles.flatMap(({ inner, offset, tensors, protocol, completed }): readonly ModelFileFact[] => {
    if (tensors.length === 0) return [];
    const place: Place = { kind: "bytes", offset, ...(inner === undefined ? {} : { inner }) };
    return [
      {
        kind: "model-file",
        place,
        format,
        version: `pickle protocol ${protocol}`,
        tensors: tensors.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
        tensorCount: tensors.length,
        // Of one that breaks off nobody knows how many there would be.
        ...(completed ? { parameters: tensors.reduce((sum, { shape }) => sum + product(shape), 0) } : {}),
      },
    ];
  });
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, one) => all * one, 1);
}
