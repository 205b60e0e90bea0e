" Colours of PowerMTA configuration. Vim reads the names of directives from pmta/names.vim behind this file.
if exists('b:current_syntax')
    finish
endif
let b:current_syntax = 'pmta'

syntax case ignore
syntax iskeyword @,48-57,_,-,.
syntax sync minlines=50

" The first word of a line; names that are known come before it. What is behind it is one region to the end of the line.
syntax match pmtaUnknown /[^[:space:]#<>{}/][^[:space:]#<{]*/ nextgroup=pmtaArguments skipwhite
syntax match pmtaComment /#.*/ contains=@Spell

syntax cluster pmtaValues contains=pmtaString,pmtaMacro,pmtaReserved,pmtaWildcard,pmtaAddress,pmtaNumber,pmtaRate,pmtaBoolean,pmtaMember,pmtaAction,pmtaAssignment,pmtaBrace
syntax region pmtaArguments start=/\S/ end=/\ze#\|$/ end=/\s\ze<\a/ contained oneline contains=@pmtaValues,pmtaDuration,pmtaSize,pmtaPath
syntax region pmtaSizeArguments start=/\S/ end=/\ze#\|$/ contained oneline contains=@pmtaValues,pmtaSize
syntax region pmtaPatternArguments start=/\S/ end=/\ze#\|$/ end=/\s\ze<\a/ contained oneline contains=@pmtaValues,pmtaRegex,pmtaDuration
syntax region pmtaFreeText start=/\S/ end=/\ze#\|$/ contained oneline contains=pmtaString,pmtaMacro

syntax region pmtaTag matchgroup=pmtaTagSign start=/<\/\?\s*\ze\a/ end=/>/ end=/\ze#\|$/ oneline contains=pmtaSection,pmtaOldSection,pmtaString,pmtaMacro,pmtaReserved,pmtaWildcard,pmtaAddress,pmtaCommand
syntax match pmtaCommand /\s\@1<="\?|[^#]*\ze>/ contained contains=pmtaString,pmtaMacro

" A line without a keyword, such as a bounce category.
syntax region pmtaEntry start=+/+ end=/\ze#\|$/ oneline contains=pmtaRegex,pmtaCategory
syntax match pmtaCategory /\s\@1<=[[:alnum:]_-]\+/ contained

syntax region pmtaString start=/\%([[:space:],;=|<]\)\@1<="\ze\%(\\.\|[^"\\]\)*"/ skip=/\\./ end=/"/ contained oneline contains=pmtaMacro
syntax region pmtaRegex excludenl start=+\%([^[:space:],]\)\@1<!/+ skip=+\\[^#]\|[[:space:],=;|]"\%(\\.\|[^"\\/]\)*"+ end=+/+ end=/\ze#\|$/ contained oneline contains=pmtaEscape
syntax match pmtaEscape /\\x\x\x\|\\[^#]/ contained
syntax match pmtaMacro /\${[[:alnum:]_.-]\+}\|\$[[:alnum:]_]\+/ contained
syntax match pmtaReserved /{\a[[:alnum:]_-]*}/ contained
syntax match pmtaWildcard /\[\*\.\]\|\%([^[:space:],;=<]\)\@1<!\*\%(\.\@=\|\%([^[:space:],;>#]\)\@!\)/ contained

" A value stands between blanks or signs of a list. Of two that begin alike, Vim takes the one that is defined last.
syntax match pmtaPath /\%([^[:space:],;=<]\)\@1<!\%(\/\|\a:\\\)[^[:space:]#,;>"]*/ contained
syntax match pmtaNumber /\%([^[:space:],;=<]\)\@1<!\d\+\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaSize /\%([^[:space:],;=<]\)\@1<!\%(\d\+[bkmgt]\|unlimited\)\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaDuration /\%([^[:space:],;=<]\)\@1<!\%(\%(\d\+[wdhms]\)\+\|never\)\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaRate /\%([^[:space:],;=<]\)\@1<!\d\+[bkmgt]\?\/\d*\%(day\|d\|hr\|h\|min\|m\|sec\|s\)\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaBoolean /\%([^[:space:],;=<]\)\@1<!\%(yes\|no\|true\|false\)\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaAddress /\%([^[:space:],;=<]\)\@1<!\[\?\d\{1,3}\%(\.\d\{1,3}\)\{3}\%(\/\d\+\)\?\]\?\%(:\d\+\)\?\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaAddress /\%([^[:space:],;=<]\)\@1<!\d\{1,3}\%(\.\d\{1,3}\)\{0,3}\/\d\{1,3}\%(:\d\+\)\?\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaAddress /\%([^[:space:],;=<]\)\@1<!\x*:\x*:[[:xdigit:]:.]*\%(\/\d\+\)\?\%([^[:space:],;>#]\)\@!/ contained
syntax match pmtaAssignment /\%([[:space:],]\)\@1<=\%(virtual-mta=\|recipient-priority=\|source=\|subaccount=\|call-to:\)/ contained

" What is no PowerMTA.
syntax region pmtaForeign start=/^\s*<!--/ end=/-->/
syntax match pmtaForeign /^\s*\%({{\|{%\|<?\|<%\).*/
syntax match pmtaBrace /^\s*}/
syntax match pmtaBrace /{\ze\s*\%(#\|$\)/ contained

highlight default link pmtaComment Comment
highlight default link pmtaTagSign Delimiter
highlight default link pmtaSection Structure
highlight default link pmtaDirective Keyword
highlight default link pmtaOld WarningMsg
highlight default link pmtaOldSection WarningMsg
highlight default link pmtaString String
highlight default link pmtaCommand String
highlight default link pmtaPath String
highlight default link pmtaRegex String
highlight default link pmtaEscape SpecialChar
highlight default link pmtaMacro Identifier
highlight default link pmtaReserved Special
highlight default link pmtaWildcard Special
highlight default link pmtaAddress Number
highlight default link pmtaNumber Number
highlight default link pmtaSize Number
highlight default link pmtaDuration Number
highlight default link pmtaRate Number
highlight default link pmtaBoolean Boolean
highlight default link pmtaMember Constant
highlight default link pmtaCategory Constant
highlight default link pmtaAction Function
highlight default link pmtaAssignment Function
highlight default link pmtaForeign Error
highlight default link pmtaBrace Error
