;;; pmta-mode.el --- Major mode for PowerMTA configuration  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, mail

;;; Commentary:
;; Colours, comments and indentation, and the language server of pmtakit through Eglot.

;;; Code:

(require 'pmta-names)

(defgroup pmta nil
  "PowerMTA configuration."
  :group 'languages)

(defcustom pmta-indent 4
  "Blanks of each level of indent, for what Emacs indents itself."
  :type 'natnum
  :safe #'natnump)

(defcustom pmta-server '("pmtakit" "lsp" "--stdio")
  "The command that Eglot starts."
  :type '(repeat string))

(defvar pmta-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "." table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?$ "_" table)
    (modify-syntax-entry ?< "." table)
    (modify-syntax-entry ?> "." table)
    table)
  "A double quote is one only where a second one follows on its line, see `pmta-syntax-propertize'.")

(defconst pmta-syntax-propertize
  (syntax-propertize-rules
   ("\\(?:^\\|[[:blank:],;=|<]\\)\\(\"\\)\\(?:\\\\.\\|[^\"\\\n]\\)*\\(\"\\)" (1 "|") (2 "|"))))

(defun pmta--line-of (names)
  "A pattern for one of NAMES where a line or what is behind a tag begins."
  (concat "\\(?:^\\|>\\)[[:blank:]]*" (regexp-opt names t) "\\(?:[[:blank:]#<{]\\|$\\)"))

(defun pmta--word (pattern)
  "A pattern for PATTERN as a word of its own, or before its value."
  (concat "\\_<\\(" pattern "\\)\\(?:\\_>\\|=\\)"))

(defconst pmta-font-lock-keywords
  `(("^[[:blank:]]*\\(?:{{\\|{%\\|<\\?\\|<%\\|<!--\\).*" 0 font-lock-warning-face t)
    (,(concat "</?[[:blank:]]*" (regexp-opt pmta-names-sections t) "\\_>") 1 font-lock-function-name-face)
    (,(pmta--line-of pmta-names-old-directives) 1 font-lock-warning-face)
    (,(pmta--line-of pmta-names-directives) 1 font-lock-keyword-face)
    (,(concat (pmta--line-of pmta-names-pattern-directives))
     ("\\(?:[[:blank:],]\\|\\=\\)\\(/\\(?:\\\\.\\|[^\\/#\n]\\)*/?\\)" nil nil (1 font-lock-string-face t)))
    ("^[[:blank:]]*\\(/\\(?:\\\\.\\|[^\\/#\n]\\)*/\\)[[:blank:]]+\\([[:word:]_-]+\\)"
     (1 font-lock-string-face t) (2 font-lock-constant-face))
    ("\\${[[:word:]_.-]+}\\|\\$[[:word:]_]+" . font-lock-variable-name-face)
    ("{[[:alpha:]][[:word:]_-]*}" . font-lock-builtin-face)
    (,(pmta--word "yes\\|no\\|true\\|false") 1 font-lock-constant-face)
    (,(pmta--word (regexp-opt pmta-names-words)) 1 font-lock-constant-face)
    (,(pmta--word "[0-9][0-9a-zA-Z./:]*") 1 font-lock-constant-face)
    ("[[:blank:],]\\(virtual-mta\\|recipient-priority\\|source\\|subaccount\\)=" 1 font-lock-builtin-face))
  "Colours of `pmta-mode'.")

(defun pmta-indent-line ()
  "Indent the line by the sections around it."
  (interactive)
  (let ((depth 0)
        (column (- (point) (save-excursion (back-to-indentation) (point)))))
    (save-excursion
      (forward-line 0)
      (when (looking-at "[[:blank:]]*</") (setq depth -1))
      (while (re-search-backward "\\(</\\|<\\)[[:blank:]]*[[:alpha:]]" nil t)
        (unless (nth 8 (syntax-ppss))
          (setq depth (+ depth (if (equal (match-string 1) "</") -1 1))))))
    (indent-line-to (* pmta-indent (max depth 0)))
    (when (> column 0) (forward-char column))))

;;;###autoload
(define-derived-mode pmta-mode prog-mode "PowerMTA"
  "Major mode for PowerMTA configuration."
  (setq-local comment-start "# ")
  (setq-local comment-end "")
  (setq-local comment-start-skip "#+[[:blank:]]*")
  (setq-local indent-line-function #'pmta-indent-line)
  (setq-local indent-tabs-mode nil)
  (setq-local syntax-propertize-function pmta-syntax-propertize)
  (setq-local font-lock-defaults '(pmta-font-lock-keywords nil t)))

;;;###autoload
(dolist (name '("\\.pmta\\'" "/pmta/config\\(?:-defaults\\)?\\'" "/pmta/[^/]*\\.conf\\'" "/pmta\\.conf\\'"))
  (add-to-list 'auto-mode-alist (cons name 'pmta-mode)))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs `(pmta-mode . ,pmta-server)))

(provide 'pmta-mode)
;;; pmta-mode.el ends here
