// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/completion_script.h"

#include <string_view>
#include <vector>

namespace jss::cli {
namespace {

using Words = std::vector<std::string>;

std::string join(const Words& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

/// `text` with a backslash before each of `specials`.
std::string escaped(std::string_view text, std::string_view specials) {
  std::string result;
  for (const char c : text) {
    if (specials.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

/// One word of bash or zsh, whatever `text` holds.
std::string shell_word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

std::string fish_word(std::string_view text) { return "'" + escaped(text, "\\'") + "'"; }

Words option_names(const Command& command) {
  Words names;
  for (const CommandOption& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

const Command& find(std::span<const Command> tree, Words path, const std::string& last) {
  path.push_back(last);
  for (const Command& command : tree) {
    if (command.path == path) return command;
  }
  return tree.front();
}

std::string bash_suggestions(const Suggestions& suggestions) {
  std::string text;
  if (!suggestions.words.empty()) text += "words=" + shell_word(join(suggestions.words, " "));
  if (suggestions.files) text += (text.empty() ? "" : " ") + std::string("files=yes");
  return text.empty() ? ":" : text;
}

/// What bash offers after one command: the values of the option before, else options or arguments.
std::string bash_command(const Command& command) {
  std::string text = "    " + shell_word(join(command.path, " ")) + ")\n";
  text += "      case $previous in\n";
  for (const CommandOption& option : command.options) {
    if (option.value.empty()) continue;
    text +=
        "        " + join(option.names, " | ") + ") " + bash_suggestions(option.values) + " ;;\n";
  }
  Suggestions arguments = command.arguments;
  if (!command.commands.empty()) arguments.words = command.commands;
  text += "        *)\n";
  text += "          if [[ $current == -* ]]; then words=" +
          shell_word(join(option_names(command), " ")) + "\n";
  text += "          else " + bash_suggestions(arguments) + "\n          fi ;;\n";
  return text + "      esac ;;\n";
}

std::string zsh_values(const Suggestions& suggestions) {
  const std::string words = join(suggestions.words, " ");
  if (suggestions.files) {
    return words.empty() ? "_files" : " _jss_words_or_files " + words;
  }
  return words.empty() ? " " : "(" + words + ")";
}

std::string zsh_function(const Words& path) {
  return path.empty() ? "_jss" : "_jss_" + join(path, "_");
}

std::string zsh_option(const CommandOption& option) {
  const std::string rest =
      "[" + escaped(option.description, "[]\\") + "]" +
      (option.value.empty() ? ""
                            : ":" + escaped(option.value, ":\\") + ":" + zsh_values(option.values));
  std::string text;
  for (const std::string& name : option.names) {
    std::string word = option.names.size() > 1 ? "(" + join(option.names, " ") + ")" : "";
    word += name;
    if (name.starts_with("--") && !option.value.empty()) word += '=';
    word += rest;
    text += "    ";
    text += shell_word(word);
    text += " \\\n";
  }
  return text;
}

std::string zsh_command(std::span<const Command> tree, const Command& command) {
  std::string text = zsh_function(command.path) + "() {\n";
  if (!command.commands.empty()) {
    text += "  local curcontext=$curcontext state line\n  typeset -A opt_args\n";
  }
  text += "  _arguments " + std::string(command.commands.empty() ? "" : "-C ") + "\\\n";
  for (const CommandOption& option : command.options) text += zsh_option(option);
  if (command.commands.empty()) {
    return text + "    " + shell_word("*:argument:" + zsh_values(command.arguments)) + "\n}\n\n";
  }
  text += "    ': :->command' '*:: :->argument'\n";
  text += "  case $state in\n    command)\n      local -a commands=(\n";
  for (const std::string& name : command.commands) {
    const std::string& what = find(tree, command.path, name).description;
    text += "        " + shell_word(name + ":" + escaped(what, "\\")) + "\n";
  }
  text += "      )\n      _describe command commands ;;\n";
  text += "    argument)\n      case $words[1] in\n";
  for (const std::string& name : command.commands) {
    Words path = command.path;
    path.push_back(name);
    text += "        " + name + ") " + zsh_function(path) + " ;;\n";
  }
  return text + "      esac ;;\n  esac\n}\n\n";
}

std::string fish_line(const Command& command, const std::string& rest) {
  std::string condition = "__jss_is_at";
  for (const std::string& word : command.path) condition += " " + word;
  return "complete -c jss -n " + fish_word(condition) + rest + "\n";
}

std::string fish_option(const CommandOption& option) {
  std::string text;
  for (const std::string& name : option.names) {
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) text += option.values.files ? " -r -F" : " -x";
  if (!option.values.words.empty()) text += " -a " + fish_word(join(option.values.words, " "));
  return text + " -d " + fish_word(option.description);
}

std::string fish_command(std::span<const Command> tree, const Command& command) {
  std::string text;
  for (const std::string& name : command.commands) {
    text += fish_line(
        command, " -a " + name + " -d " + fish_word(find(tree, command.path, name).description));
  }
  for (const CommandOption& option : command.options) {
    text += fish_line(command, fish_option(option));
  }
  const Suggestions& arguments = command.arguments;
  if (arguments.words.empty() && !arguments.files) return text;
  return text + fish_line(command, (arguments.files ? " -F" : "") +
                                       (arguments.words.empty()
                                            ? std::string()
                                            : " -a " + fish_word(join(arguments.words, " "))));
}

}  // namespace

std::string bash_completion(std::span<const Command> tree) {
  std::string steps;
  for (const Command& command : tree) {
    if (command.path.empty()) continue;
    const Words above(command.path.begin(), command.path.end() - 1);
    steps +=
        (steps.empty() ? "" : " | ") + shell_word(join(above, " ") + " " + command.path.back());
  }
  std::string text =
      "# Completion of jss for bash, written by `jss completion bash`.\n"
      "_jss() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
      "  local command= words= files= i\n"
      "  # Bash takes --option=value for three words.\n"
      "  if [[ $current == = ]]; then current=\n"
      "  elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
      "  fi\n"
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case \"$command ${COMP_WORDS[i]}\" in\n"
      "      " +
      steps +
      ")\n"
      "        command=\"${command:+$command }${COMP_WORDS[i]}\" ;;\n"
      "    esac\n"
      "  done\n"
      "  case $command in\n";
  for (const Command& command : tree) text += bash_command(command);
  return text +
         "  esac\n"
         "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
         "  if [[ $files ]]; then\n"
         "    mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$current\")\n"
         "    compopt -o filenames 2> /dev/null\n"
         "  fi\n"
         "}\n"
         "complete -F _jss jss\n";
}

std::string zsh_completion(std::span<const Command> tree) {
  std::string text =
      "#compdef jss\n"
      "# Completion of jss for zsh, written by `jss completion zsh`.\n\n"
      "_jss_words_or_files() {\n"
      "  _alternative \"words:word:($*)\" 'files:file:_files'\n"
      "}\n\n";
  for (const Command& command : tree) text += zsh_command(tree, command);
  return text +
         "if [[ $funcstack[1] == _jss ]]; then\n"
         "  _jss \"$@\"\n"
         "else\n"
         "  compdef _jss jss\n"
         "fi\n";
}

std::string fish_completion(std::span<const Command> tree) {
  std::string text =
      "# Completion of jss for fish, written by `jss completion fish`.\n"
      "# True where the commands typed so far are those given, and no further one.\n"
      "function __jss_is_at\n"
      "  set -l typed\n"
      "  for word in (commandline -opc)[2..]\n"
      "    switch \"$typed $word\"\n"
      "      case";
  for (const Command& command : tree) {
    if (command.path.empty()) continue;
    const Words above(command.path.begin(), command.path.end() - 1);
    text += " " + fish_word(join(above, " ") + " " + command.path.back());
  }
  text +=
      "\n"
      "        set -a typed $word\n"
      "    end\n"
      "  end\n"
      "  test \"$typed\" = \"$argv\"\n"
      "end\n"
      "complete -c jss -f\n";
  for (const Command& command : tree) text += fish_command(tree, command);
  return text;
}

}  // namespace jss::cli
