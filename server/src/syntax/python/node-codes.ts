/**
 * Numbers for the node types that lowering tells apart, so that it compares small integers and
 * never strings. Names are tree-sitter-python 0.25.0's (src/node-types.json); `token` is every
 * anonymous node that says nothing beyond its place.
 */
export const named = [
  "token",
  "unknown",
  "ERROR",
  "comment",
  "line_continuation",
  // Expressions
  "identifier",
  "attribute",
  "call",
  "argument_list",
  "keyword_argument",
  "list_splat",
  "dictionary_splat",
  "generator_expression",
  "subscript",
  "slice",
  "string",
  "concatenated_string",
  "interpolation",
  "format_specifier",
  "format_expression",
  "integer",
  "float",
  "true",
  "false",
  "none",
  "list",
  "tuple",
  "set",
  "dictionary",
  "pair",
  "binary_operator",
  "boolean_operator",
  "comparison_operator",
  "conditional_expression",
  "lambda",
  "lambda_parameters",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "for_in_clause",
  "if_clause",
  "named_expression",
  "not_operator",
  "unary_operator",
  "await",
  "parenthesized_expression",
  "expression_list",
  "pattern_list",
  "tuple_pattern",
  "list_pattern",
  "list_splat_pattern",
  "dictionary_splat_pattern",
  "as_pattern",
  "as_pattern_target",
  "type",
  "generic_type",
  "union_type",
  "member_type",
  "type_parameter",
  "dotted_name",
  // Parameters
  "parameters",
  "default_parameter",
  "typed_parameter",
  "typed_default_parameter",
  // Statements
  "expression_statement",
  "assignment",
  "augmented_assignment",
  "import_statement",
  "import_from_statement",
  "future_import_statement",
  "aliased_import",
  "relative_import",
  "wildcard_import",
  "return_statement",
  "raise_statement",
  "break_statement",
  "continue_statement",
  "delete_statement",
  "global_statement",
  "nonlocal_statement",
  "function_definition",
  "class_definition",
  "decorated_definition",
  "decorator",
  "block",
  "if_statement",
  "elif_clause",
  "else_clause",
  "for_statement",
  "while_statement",
  "with_statement",
  "with_clause",
  "with_item",
  "try_statement",
  "except_clause",
  "finally_clause",
  "match_statement",
  "case_clause",
  "case_pattern",
  "keyword_pattern",
  "splat_pattern",
  "assert_statement",
  "print_statement",
  "exec_statement",
  "pass_statement",
  "type_alias_statement",
] as const;

/** Anonymous nodes that a reader of children needs to see. */
export const marks = ["=", ":", "->", "as", "from", "and", "or", "module"] as const;

export type NodeCodeName = (typeof named)[number] | (typeof marks)[number];

/** The number of each name: `code.call`. */
export const code: Readonly<Record<NodeCodeName, number>> = Object.fromEntries(
  [...named, ...marks].map((name, index) => [name, index]),
  // Object.fromEntries forgets the keys, which are exactly these.
) as Record<NodeCodeName, number>;

/** The type number that web-tree-sitter gives a stretch that could not be parsed (ts_builtin_sym_error). */
export const errorTypeId = 65_535;

/**
 * The code of every node type of the grammar, by the grammar's own number.
 *
 * @param types names by number
 * @param isNamed tells `lambda` the expression from `lambda` the keyword
 */
export function codeTable(types: readonly string[], isNamed: (typeId: number) => boolean): Uint8Array {
  const namedCodes: ReadonlyMap<string, number> = new Map(named.map((name) => [name, code[name]]));
  const markCodes: ReadonlyMap<string, number> = new Map(marks.map((name) => [name, code[name]]));
  const table = new Uint8Array(errorTypeId + 1);
  types.forEach((name, typeId) => {
    if (isNamed(typeId)) table[typeId] = namedCodes.get(name) ?? markCodes.get(name) ?? code.unknown;
    else table[typeId] = markCodes.get(name) ?? code.token;
  });
  table[errorTypeId] = code.ERROR;
  return table;
}
