-- Loadline in Neovim, over stdio. Run by scripts/test-nvim.mjs in a fresh folder:
--   nvim --headless -u NONE -c 'luafile suite.lua'
-- Neovim 0.7 asks for no diagnostics, so the server pushes all of them.

local patience = 20000
local passed, failed = 0, 0

local function test(name, body)
  local ok, problem = xpcall(body, debug.traceback)
  if ok then
    passed = passed + 1
    print("ok   " .. name .. "\n")
  else
    failed = failed + 1
    print("FAIL " .. name .. "\n     " .. tostring(problem) .. "\n")
  end
end

local function wait_for(what, read)
  local value
  local arrived = vim.wait(patience, function()
    value = read()
    return value ~= nil
  end, 20)
  assert(arrived, "waited in vain for " .. what)
  return value
end

local function find(buffer, rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    if (diagnostic.code or lsp.code) == rule then
      return diagnostic
    end
  end
end

local function finding(buffer, rule)
  return wait_for(rule, function()
    return find(buffer, rule)
  end)
end

local function gone(buffer, rule)
  wait_for("the end of " .. rule, function()
    if find(buffer, rule) == nil then
      return true
    end
  end)
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
end

-- What the server offers for the diagnostics of one line.
local function actions(buffer, diagnostic)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = {
      start = { line = diagnostic.lnum, character = diagnostic.col },
      ["end"] = { line = diagnostic.lnum, character = diagnostic.col },
    },
    context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, diagnostic.lnum) },
  }
  local answers = assert(vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, patience))
  local all = {}
  for _, answer in pairs(answers) do
    assert(answer.err == nil, vim.inspect(answer.err))
    vim.list_extend(all, answer.result or {})
  end
  return all
end

local function apply(client, list, pattern)
  for _, action in ipairs(list) do
    if action.title:lower():find(pattern) and action.edit then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      return
    end
  end
  error("no action matches " .. pattern .. " in " .. vim.inspect(list))
end

vim.cmd("edit load.py")
local buffer = vim.api.nvim_get_current_buf()
local id = assert(vim.lsp.start_client({
  name = "loadline",
  cmd = { vim.env.LOADLINE_NODE, vim.env.LOADLINE_PROGRAM, "server", "--stdio" },
  root_dir = vim.fn.getcwd(),
}))
vim.bo[buffer].filetype = "python"
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)

test("a script shows its findings", function()
  local diagnostic = finding(buffer, "pickle-load")
  local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  assert(line:sub(diagnostic.col + 1):find("^pickle%.load"), line)
  assert(diagnostic.source == "loadline", diagnostic.source)
end)

test("the hover explains the rule", function()
  local diagnostic = finding(buffer, "pickle-load")
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = diagnostic.lnum, character = diagnostic.col },
  }
  local answers = assert(vim.lsp.buf_request_sync(buffer, "textDocument/hover", params, patience))
  local hover = assert(answers[id].result, "no hover")
  assert(hover.contents.value:find("pickle%-load"), hover.contents.value)
end)

test("a finding moves with the text that is typed before it", function()
  local before = finding(buffer, "pickle-load").lnum
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { 'smile = "😀"' })
  wait_for("the finding one line below", function()
    local diagnostic = find(buffer, "pickle-load")
    return diagnostic and diagnostic.lnum == before + 1 or nil
  end)
end)

test("a column behind an emoji is right", function()
  local lnum = finding(buffer, "pickle-load").lnum
  local line = vim.api.nvim_buf_get_lines(buffer, lnum, lnum + 1, false)[1]
  vim.api.nvim_buf_set_lines(buffer, lnum, lnum + 1, false, { (line:gsub("cache = ", '_ = "😀", ')) })
  wait_for("the finding behind the emoji", function()
    local diagnostic = find(buffer, "pickle-load")
    local now = vim.api.nvim_buf_get_lines(buffer, lnum, lnum + 1, false)[1]
    return diagnostic and now:sub(diagnostic.col + 1):find("^pickle%.load") and now:find("😀") or nil
  end)
end)

test("a quick fix changes the text, and the finding goes", function()
  local diagnostic = finding(buffer, "yaml-unsafe-load")
  apply(client, actions(buffer, diagnostic), "safe")
  assert(text(buffer):lower():find("yaml%.safe_?load"), text(buffer))
  gone(buffer, "yaml-unsafe-load")
end)

test("a suppression says its reason", function()
  local diagnostic = finding(buffer, "pickle-load")
  apply(client, actions(buffer, diagnostic), "^suppress")
  assert(text(buffer):find("# loadline: ignore%[pickle%-load%] say why"), text(buffer))
  gone(buffer, "pickle-load")
end)

test("a weight file that nobody opened is shown", function()
  local weights = vim.uri_to_bufnr(vim.uri_from_fname(vim.fn.getcwd() .. "/model.pkl"))
  finding(weights, "pickle-import")
end)

test("the server ends when it is told to", function()
  client.stop()
  assert(vim.wait(patience, function()
    return client.is_stopped()
  end, 20))
end)

print(passed .. " passed, " .. failed .. " failed\n")
vim.cmd(failed == 0 and passed > 0 and "qall!" or "cquit!")
