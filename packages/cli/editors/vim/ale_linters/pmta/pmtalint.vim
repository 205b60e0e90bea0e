" Description: Shows what pmtalint finds in PowerMTA configuration and in what it includes.

call ale#Set('pmta_pmtalint_executable', 'pmtalint')
call ale#Set('pmta_pmtalint_options', '')

function! ale_linters#pmta#pmtalint#GetCommand(buffer) abort
    let l:options = ale#Var(a:buffer, 'pmta_pmtalint_options')
    let l:name = empty(bufname(a:buffer)) ? '' : ' --stdin-filename %s'

    " Its columns count bytes of UTF-8, as those of Vim do.
    return '%e' . ale#Pad(ale#command#EscapeCommandPart(l:options)) . ' --format rdjson' . l:name . ' -'
endfunction

" The report comes with what pmtalint has to say besides, each line of which begins with its name.
function! ale_linters#pmta#pmtalint#Handle(buffer, lines) abort
    let l:report = ale#util#FuzzyJSONDecode(filter(copy(a:lines), 'v:val =~# ''^[ {}]'''), {})
    let l:troubles = filter(copy(a:lines), 'v:val =~# ''^pmtalint: ''')

    return map(l:troubles, 's:TroubleItem(v:val)')
    \   + map(get(l:report, 'diagnostics', []), 's:Item(a:buffer, v:val)')
endfunction

function! s:TroubleItem(line) abort
    return {'lnum': 1, 'type': 'E', 'text': a:line}
endfunction

function! s:Item(buffer, diagnostic) abort
    let l:start = a:diagnostic.location.range.start
    let l:end = a:diagnostic.location.range.end

    let l:item = {
    \   'lnum': l:start.line,
    \   'col': l:start.column,
    \   'end_lnum': l:end.line,
    \   'end_col': max([1, l:end.column - 1]),
    \   'type': a:diagnostic.severity[0],
    \   'code': a:diagnostic.code.value,
    \   'text': split(a:diagnostic.message, "\n")[0],
    \   'detail': a:diagnostic.message,
    \}

    return empty(bufname(a:buffer)) ? l:item : extend(l:item, {'filename': a:diagnostic.location.path})
endfunction

call ale#linter#Define('pmta', {
\   'name': 'pmtalint',
\   'executable': {buffer -> ale#Var(buffer, 'pmta_pmtalint_executable')},
\   'command': function('ale_linters#pmta#pmtalint#GetCommand'),
\   'callback': 'ale_linters#pmta#pmtalint#Handle',
\   'output_stream': 'both',
\})
